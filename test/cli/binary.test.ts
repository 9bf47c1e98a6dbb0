import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/list.ts'
import { buildBinary, plainEnvironment } from './binary.ts'

const { folder, script, shell, remove } = buildBinary()
afterAll(remove)

test('data, a model and a verdict through pipes; JSON is all that stands on the output', () => {
  const { status, stdout } = shell(
    'rhei simulate henon --to 1000 | rhei learn - --width 60 | rhei compare - henon --horizon 30 --json',
  )
  expect(status).toBe(0)
  const { verdict, validTime } = JSON.parse(stdout)
  expect(verdict.kind).toBe('both')
  expect(validTime.unit).toBe('Lyapunov times')
})

test('a name with blanks and letters of other alphabets is a name', () => {
  const { status, stderr } = shell(
    'rhei simulate henon --to 5 --out "пробный файл ü.csv" && rhei inspect "пробный файл ü.csv"',
  )
  expect([status, stderr]).toEqual([0, '6 samples in пробный файл ü.csv\n'])
  expect(readdirSync(folder)).toContain('пробный файл ü.csv')
})

test('mistakes are one line with the way out and exit code 2; what failed has exit code 1', () => {
  const wrong = [
    'rhei simulat',
    'rhei systems --domian x',
    'rhei simulate henon --to many',
    'rhei simulate lorens63',
    'rhei',
  ]
  const answers = wrong.map((line) => shell(line))
  expect(answers.map(({ status }) => status)).toEqual([2, 2, 2, 2, 0])
  expect(answers.map(({ stderr }) => stderr)).toEqual([
    "rhei: unknown command 'simulat' (Did you mean simulate?); --help says more\n",
    "rhei: unknown option '--domian' (Did you mean --domain?); --help says more\n",
    "rhei: option '--to <t>' argument 'many' is invalid. It must be a finite number; --help says more\n",
    "rhei: no system 'lorens63' (did you mean 'lorenz63'?); 'rhei systems' lists them\n",
    '',
  ])
  const failed = shell('rhei inspect gone.csv')
  expect([failed.status, failed.stderr]).toEqual([1, 'rhei: gone.csv: no such file\n'])
})

test('a full disk is said in one line, a reader that leaves is no failure', () => {
  if (existsSync('/dev/full')) {
    const full = shell('rhei simulate henon --to 100 > /dev/full')
    expect([full.status, full.stderr]).toEqual([1, 'rhei: the output cannot be written: no space left\n'])
  }
  const { stdout, stderr } = shell('{ rhei simulate lorenz63 --to 300 --dt 0.01; echo "code $?" >&2; } | head -n 1')
  expect([stdout, stderr]).toEqual(['# system: lorenz63 sigma=10 rho=28 beta=2.6666666666666665\n', 'code 0\n'])
})

test('a folder that cannot be written is said, and nothing is left', () => {
  const { status, stderr } = shell('rhei simulate henon --to 5 --out /dev/null/x.csv')
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^rhei: \/dev\/null\/x.csv: .*\n$/)])
})

test('Ctrl-C ends at once and leaves no file', async () => {
  const before = readdirSync(folder)
  const child = spawn(script, ['simulate', 'lorenz63', '--to', '200000', '--dt', '0.1', '--out', 'long.csv'], {
    cwd: folder,
  })
  setTimeout(() => child.kill('SIGINT'), 400)
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.on('close', (...ended) => done(ended)),
  )
  // A shell reports a process that SIGINT ended as 130.
  expect(code === 130 || signal === 'SIGINT').toBe(true)
  expect(readdirSync(folder)).toEqual(before)
})

test('in a terminal there are a progress line and bold words, and no model', ({ skip }) => {
  if (spawnSync('python3', ['-c', 'import pty']).status !== 0) return skip('no python3 with pty')
  const terminal = (...args: string[]): string =>
    spawnSync('python3', ['-c', 'import pty,sys; pty.spawn(sys.argv[1:])', script, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: plainEnvironment(),
    }).stdout
  shell('rhei simulate henon --to 300 --out t.csv')
  expect(terminal('--help')).toContain('\x1b[1mUsage:')
  expect(terminal('--help', '--no-color')).not.toContain('\x1b[1m')
  expect(terminal('learn', 't.csv', '--width', '20', '--out', 't.rhei')).toContain('learning from 301 samples')
  expect(terminal('learn', 't.csv', '--width', '20')).toMatch(/^rhei: a model is binary.*--out model.rhei/)
})

/** Sizes that are enough for a test. */
const smaller: readonly (readonly [RegExp, string])[] = [
  [/--width \d+/, '--width 40'],
  [/^(rhei compare .*)$/, '$1 --starts 2'],
  [/--to 100 --dt 0.01/, '--to 15 --dt 0.01'],
  [/--time 20000/, '--time 2000'],
  [/--max-width \d+/, '--max-width 4'],
  [/--calibrate 100/, '--calibrate 20'],
  [/--horizon (100|500)/, '--horizon 20'],
]

test('every example of every help runs', () => {
  // These install what they need, and measure for minutes.
  const elsewhere = ['leaderboard', 'bench', 'lab']
  const examples = commands.filter(({ name }) => !elsewhere.includes(name)).flatMap((spec) => spec.examples)
  expect(examples.length).toBeGreaterThan(25)
  const lines = examples
    // The page holds plotly, which is not bundled with a test.
    .filter((line) => !line.endsWith('.html'))
    .map((line) => smaller.reduce((text, [what, by]) => text.replace(what, by), line))
    .map((line, k) => {
      const told = `{ c=$?; { echo example ${k}: "$c"; cat err${k}.txt; } >> failed.txt; }`
      // Searches go on beside the others, none of which needs what they find.
      return `{ ${line}; } > out${k}.txt 2> err${k}.txt || ${told}${line.startsWith('rhei tune') ? ' &' : ''}`
    })
  writeFileSync(join(folder, 'failed.txt'), '')
  shell(`${lines.join('\n')}\nwait`)
  expect(readFileSync(join(folder, 'failed.txt'), 'utf8')).toBe('')
}, 60_000)
