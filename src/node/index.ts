// What only Node has.
export { energyMeter } from './energy-meter.ts'
export { readTrajectory, writeFileSafely } from './files.ts'
export { readModel, writeModel } from './model-files.ts'
export { type NodePoolOptions, nodePool } from './node-pool.ts'
export { writeReport } from './report.ts'
export type { Report, ReportSection, ResultRow } from './report-page.ts'
