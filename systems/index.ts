export { type CatalogueEntry, catalogue, findSystems, type SystemQuery } from './catalogue.ts'
export * from './list.ts'
