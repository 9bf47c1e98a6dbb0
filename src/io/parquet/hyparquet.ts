// The door to hyparquet: its reading of footers and page headers, and Snappy. Values are decoded here, into typed arrays of
// known size: its own decoder trusts run lengths, so that a damaged byte could make it fill the memory.
export type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet'

/** What of hyparquet is used. */
export interface Hyparquet {
  readonly parquetMetadata: typeof import('hyparquet').parquetMetadata
  readonly snappyUncompress: typeof import('hyparquet').snappyUncompress
  readonly parquetHeader: typeof import('hyparquet/src/column.js').parquetHeader
}

/** Loads it when it is first needed: it would be most of the time that importing everything takes. */
export async function loadHyparquet(): Promise<Hyparquet> {
  const [{ parquetMetadata }, { snappyUncompress }, { parquetHeader }] = await Promise.all([
    import('hyparquet/src/metadata.js'),
    import('hyparquet/src/snappy.js'),
    import('hyparquet/src/column.js'),
  ])
  return { parquetMetadata, snappyUncompress, parquetHeader }
}
