package org.parley.stance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import opennlp.tools.ml.model.GenericModelWriter;
import opennlp.tools.util.InvalidFormatException;

/**
 * The linear member: multinomial logistic regression ("maximum entropy", Berger et al. 1996) by
 * OpenNLP over {@link PairFeatures}.
 */
public final class LinearMember implements StanceMember {

  /** The name of this member in options, bundles and output. */
  public static final String NAME = "linear";

  /** The name of the model's file within a bundle. */
  static final String FILE = "linear.maxent.gz";

  private final AbstractModel model;
  private final PairFeatures features;

  /**
   * A member from a trained model.
   *
   * @param model its outcomes are the labels of {@link Stance}; one that it never saw gets
   *     probability 0
   */
  public LinearMember(AbstractModel model, PairFeatures features) {
    this.model = model;
    this.features = features;
  }

  /**
   * Reads a bundle's linear model.
   *
   * @throws IOException where the file is missing or not such a model
   */
  public static LinearMember read(Path bundle, PairFeatures features) throws IOException {
    Path file = bundle.resolve(FILE);
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new LinearMember(
          new GenericModelReader(new BinaryFileDataReader(in)).getModel(), features);
    } catch (InvalidFormatException
        | EOFException
        | ZipException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new IOException(file + " is not a linear model: " + e.getMessage(), e);
    }
  }

  /** Writes the model: OpenNLP's binary format, gzipped. */
  @Override
  public void write(Path bundle) throws IOException {
    Path file = bundle.resolve(FILE);
    try (DataOutputStream out =
        new DataOutputStream(
            new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))))) {
      new GenericModelWriter(model, out).persist();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Distribution judge(Pair pair) {
    Map<String, Float> vector = features.of(pair);
    double[] probabilities = model.eval(PairFeatures.names(vector), PairFeatures.values(vector));
    double pro = probability(probabilities, Stance.PRO);
    double anti = probability(probabilities, Stance.ANTI);
    double none = probability(probabilities, Stance.NONE);
    double total = pro + anti + none;
    return new Distribution(pro / total, anti / total, none / total);
  }

  private double probability(double[] probabilities, Stance stance) {
    int index = model.getIndex(stance.label());
    return index < 0 ? 0 : probabilities[index];
  }
}
