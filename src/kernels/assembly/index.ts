export { exp, tanh } from './elementary'
export { cos, sin } from './trigonometric'
export { fold } from './fold'
export { gram } from './gram'
export { hiddenLayer, tangentLayer } from './layer'
export { evaluate, featureTiles, jacobian, workBytes } from './network'
export { evaluateRow, rollout, rolloutBytes } from './rollout'
export { fillColumns, placeColumns, scaleRows, takeColumns } from './rows'
export { backSubstitute } from './solve'
export { addProduct, subtractProduct, transposedProduct } from './tile'

/** First free byte behind the constants; everything above belongs to the caller. */
export function heapBase(): usize {
  return __heap_base
}
