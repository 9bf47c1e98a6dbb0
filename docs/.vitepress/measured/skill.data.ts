import { readFileSync } from 'node:fs'
import type { MeasuredTable } from './measured-table.ts'

/** The first and the longest lead of six real records. */
export interface SkillTables {
  /** Error one sample ahead. */
  readonly error: MeasuredTable
  /** Skill over persistence at the longest lead. */
  readonly skill: MeasuredTable
}

declare const data: SkillTables

export { data }

interface Line {
  readonly record: string
  readonly method: string
  readonly error: number
  readonly skill: number
}

export default {
  watch: ['../../reproduction/skill.txt'],
  load(): SkillTables {
    const text = readFileSync(new URL('../../reproduction/skill.txt', import.meta.url), 'utf8')
    const [command, machine, , table] = text.split('\n\n')
    const lines = table.trim().split('\n').slice(1).map(lineOf)
    const origin = { command: command.replace('$ ', ''), machine }
    return {
      error: { ...origin, ...byRecord(lines, ({ error }) => error, false) },
      skill: { ...origin, ...byRecord(lines, ({ skill }) => skill, true) },
    }
  },
}

function lineOf(line: string): Line {
  const [record, method, , errors, skill] = line.split(/ {2,}/)
  return { record, method, error: Number(errors.split(' / ')[0]), skill: Number(skill) }
}

function byRecord(lines: readonly Line[], of: (line: Line) => number, greater: boolean) {
  const records = [...new Set(lines.map(({ record }) => record))]
  const best = records.map((name) => {
    const values = lines.filter(({ record }) => record === name).map(of)
    return greater ? Math.max(...values) : Math.min(...values)
  })
  const rows = [...new Set(lines.map(({ method }) => method))].map((method) => {
    const values = records.map((name) => of(lines.find((line) => line.record === name && line.method === method)!))
    return {
      cells: [method, ...values.map(short)],
      best: values.flatMap((value, j) => (value === best[j] ? [j + 1] : [])),
    }
  })
  return { head: ['method', ...records], rows }
}

/** Two decimals; what is far below zero is just that. */
function short(value: number): string {
  return value < -100 ? 'below −100' : value.toFixed(2).replace('-', '−')
}
