import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isInstalled, output, waitFor } from './commands.ts'

/** A Slurm of one node on this machine. */
export interface SlurmCluster {
  readonly version: string
  /** With it, Slurm's commands speak to this cluster. */
  readonly env: NodeJS.ProcessEnv
  readonly stop: () => Promise<void>
}

/** Why there can be no cluster here; undefined if there can. */
export async function slurmMissing(): Promise<string | undefined> {
  if (!(await isInstalled('slurmctld', 'slurmd', 'sbatch', 'munged')))
    return 'Slurm is not installed: apt-get install slurmctld slurmd slurm-client munge'
  return process.getuid?.() === 0 ? undefined : 'Slurm is started by root only'
}

/**
 * Starts munged, slurmctld and slurmd with all their files in a folder, and waits until the node is idle.
 *
 * @throws Error with the end of the daemons' logs if they do not come up.
 */
export async function startSlurm(folder: string, cpus = 2): Promise<SlurmCluster> {
  const at = (...names: string[]): string => join(folder, ...names)
  for (const name of ['munge', 'state', 'spool', 'log']) mkdirSync(at(name), { mode: 0o700 })
  writeFileSync(at('munge', 'key'), randomBytes(1024), { mode: 0o400 })
  writeFileSync(at('slurm.conf'), configuration(folder, cpus, await freePort(), await freePort()))
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') }
  const daemons: ChildProcess[] = []
  const start = (command: string, ...args: string[]): void => {
    daemons.push(spawn(command, args, { env, stdio: 'ignore' }))
  }
  const stop = async (): Promise<void> => {
    await output('scancel', ['--user', 'root'], env).catch(() => '')
    for (const daemon of daemons.reverse()) await ended(daemon)
  }
  const files = ['key', 'socket', 'pid', 'log', 'seed'].map((name) => `--${OPTION[name] ?? name}=${at('munge', name)}`)
  try {
    start('munged', '--foreground', '--force', ...files)
    await waitFor('munge', 20, () => output('munge', ['-n', '-S', at('munge', 'socket')]).catch(() => undefined))
    start('slurmctld', '-D', '-f', at('slurm.conf'))
    start('slurmd', '-D', '-f', at('slurm.conf'))
    await waitFor('idle node', 60, async () => {
      const state = await output('sinfo', ['--noheader', '--format=%T'], env).catch(() => '')
      return state === 'idle' ? state : undefined
    })
  } catch (error) {
    await stop()
    throw new Error(`${error}\n${['slurmctld', 'slurmd'].map((name) => logEnd(at('log', name))).join('\n')}`)
  }
  return { version: await output('slurmctld', ['-V']), env, stop }
}

const OPTION: Readonly<Record<string, string>> = {
  key: 'key-file',
  pid: 'pid-file',
  log: 'log-file',
  seed: 'seed-file',
}

/** A cluster without accounting, control groups and users of its own. */
function configuration(folder: string, cpus: number, controlPort: number, nodePort: number): string {
  const name = hostname()
  return `ClusterName=rhei
SlurmctldHost=${name}(127.0.0.1)
SlurmctldPort=${controlPort}
SlurmdPort=${nodePort}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/socket
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/log/slurmctld
SlurmdLogFile=${folder}/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
KillWait=2
NodeName=${name} NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=4096 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Ends one of our own daemons, by its id. */
async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return
  const gone = new Promise((resolve) => daemon.once('exit', resolve))
  const timer = setTimeout(() => daemon.kill('SIGKILL'), 5000)
  daemon.kill('SIGTERM')
  await gone
  clearTimeout(timer)
}

function logEnd(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-6).join('\n')
  } catch {
    return `${path}: not there`
  }
}
