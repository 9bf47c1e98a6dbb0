// What only Node has.
export type { ChunkedRecord, ChunkOptions } from './chunked-record.ts'
export { energyMeter } from './energy-meter.ts'
export { readTrajectory, writeFileSafely } from './files.ts'
export { readModel, writeModel } from './model-files.ts'
export { type NodePoolOptions, nodePool } from './node-pool.ts'
export { recordChunks } from './record-chunks.ts'
export { writeReport } from './report.ts'
export type { Report, ReportSection, ResultRow } from './report-page.ts'
