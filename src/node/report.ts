import { join } from 'node:path'
import { writeFileSafely } from './files.ts'
import { placePlotly } from './plotly-file.ts'
import { type Report, reportPage } from './report-page.ts'

/**
 * Path of the written `<folder>/index.html`. All reports in neighboring folders share one `plotly.js` beside them,
 * so a report opens without a network; the same report gives the same bytes.
 * @throws Error naming the path if a file cannot be written.
 */
export function writeReport(folder: string, report: Report): string {
  const path = join(folder, 'index.html')
  placePlotly(join(folder, '..', 'plotly.js'))
  writeFileSafely(path, reportPage(report))
  return path
}
