// The door to hyparquet: its reading of footers and page headers, and Snappy. Values are decoded here, into typed arrays of
// known size: its own decoder trusts run lengths, so that a damaged byte could make it fill the memory.
export {
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadata,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet'
export { parquetHeader } from 'hyparquet/src/column.js'
