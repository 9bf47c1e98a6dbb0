export { type CatalogueEntry, catalogue, findSystems, type SystemQuery } from './catalogue.ts'
export { type Boundary, type BoundedGridOptions, type GridOptions, gridPoints } from './fields/grid.ts'
export * from './list.ts'
