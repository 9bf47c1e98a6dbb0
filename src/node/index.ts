// What only Node has.
export { readTrajectory, writeFileSafely } from './files.ts'
export { writeReport } from './report.ts'
export type { Report, ReportSection, ResultRow } from './report-page.ts'
