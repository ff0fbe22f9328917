package org.parley.output;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.parley.stance.Stance;
import org.parley.target.Target;
import org.parley.target.TargetSet;

/**
 * The labelling configuration that Parley's Label Studio tasks need: paste it into the project's
 * settings (Labeling Interface, Code) before importing them.
 */
public final class LabelStudioConfig {

  private static final List<String> STANCES =
      List.of(Stance.PRO.label(), Stance.ANTI.label(), Stance.NONE.label());

  /** Each paragraph in the direction of its own script, wherever Label Studio shows it. */
  private static final String BIDIRECTIONAL =
      "[class*='richtext'] { unicode-bidi: plaintext; text-align: start; }";

  private final Map<String, String> targets;

  /**
   * A configuration for some targets.
   *
   * @param targets display names by id, in order
   */
  public LabelStudioConfig(Map<String, String> targets) {
    this.targets = new LinkedHashMap<>(targets);
  }

  /** A configuration for the targets of a bundle. */
  public static LabelStudioConfig of(TargetSet targets) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Target target : targets.targets()) {
      names.put(target.id(), target.name());
    }
    return new LabelStudioConfig(names);
  }

  /** Where the configuration of a file of tasks is put: {@code tasks.json.config.xml}. */
  public static Path beside(Path tasks) {
    return tasks.resolveSibling(tasks.getFileName() + ".config.xml");
  }

  /** Writes the configuration, replacing a file that is there. */
  public void write(Path file) throws IOException {
    Files.writeString(file, toXml(), StandardCharsets.UTF_8);
  }

  /** The configuration as XML. */
  public String toXml() {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      write(xml);
      xml.flush();
    } catch (XMLStreamException e) {
      // Elements of known names are written to memory: only a defect gets here.
      throw new IllegalStateException(e);
    }
    return out.append('\n').toString();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("View");
    line(xml, 1);
    xml.writeStartElement("Style");
    xml.writeCharacters(BIDIRECTIONAL);
    xml.writeEndElement();
    spans(xml, LabelStudioResults.EVIDENCE, "Words that show the stance");
    spans(xml, LabelStudioResults.HOLDERS, "Who holds it");
    spans(xml, LabelStudioResults.MENTIONS, "Words that name the target");
    empty(xml, 1, "Text", "name", LabelStudioResults.TEXT, "value", "$" + LabelStudioResults.TEXT);
    for (Map.Entry<String, String> target : targets.entrySet()) {
      String id = target.getKey();
      empty(xml, 1, "Header", "value", target.getValue() + ": addressed?");
      choices(
          xml,
          LabelStudioResults.addressedControl(id),
          List.of(LabelStudioResults.YES, LabelStudioResults.NO));
      empty(xml, 1, "Header", "value", target.getValue() + ": stance");
      choices(xml, LabelStudioResults.stanceControl(id), STANCES);
    }
    line(xml, 0);
    xml.writeEndElement();
  }

  private void spans(XMLStreamWriter xml, String control, String heading)
      throws XMLStreamException {
    empty(xml, 1, "Header", "value", heading, "size", "5");
    line(xml, 1);
    start(xml, "Labels", "name", control, "toName", LabelStudioResults.TEXT);
    for (String target : targets.keySet()) {
      empty(xml, 2, "Label", "value", target);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void choices(XMLStreamWriter xml, String control, List<String> values)
      throws XMLStreamException {
    line(xml, 1);
    start(
        xml,
        "Choices",
        "name",
        control,
        "toName",
        LabelStudioResults.TEXT,
        "choice",
        "single-radio",
        "showInline",
        "true");
    for (String value : values) {
      empty(xml, 2, "Choice", "value", value);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String element, String... attributes)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(xml, attributes);
  }

  private static void empty(XMLStreamWriter xml, int depth, String element, String... attributes)
      throws XMLStreamException {
    line(xml, depth);
    xml.writeEmptyElement(element);
    attributes(xml, attributes);
  }

  private static void attributes(XMLStreamWriter xml, String... attributes)
      throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
