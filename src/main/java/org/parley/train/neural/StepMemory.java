package org.parley.train.neural;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Remembers the arrays that a graph allocates while it runs, and frees them together afterwards.
 * ND4J's own manager leaves them to the garbage collector, which does not see how large they are.
 */
final class StepMemory extends AbstractMemoryMgr {

  private final List<INDArray> allocated = new ArrayList<>();

  /** Makes a graph allocate here when it runs on the current thread. */
  void serve(SameDiff graph) {
    InferenceSession session = SameDiff.getInferenceFactory().create(graph);
    session.setMmgr(this);
    graph.getSessions().put(Thread.currentThread().getId(), session);
  }

  /** Frees everything allocated since the last call; none of it may be used any more. */
  void free() {
    allocated.stream().filter(INDArray::closeable).forEach(INDArray::close);
    allocated.clear();
  }

  @Override
  public INDArray allocate(boolean detached, DataType type, long... shape) {
    return remember(Nd4j.createUninitialized(type, shape));
  }

  @Override
  public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
    return remember(Nd4j.create(descriptor, false));
  }

  private INDArray remember(INDArray array) {
    allocated.add(array);
    return array;
  }

  /** Nothing is freed before the run is over: other arrays may be views of it. */
  @Override
  public void release(INDArray array) {}

  @Override
  public void close() {
    free();
  }
}
