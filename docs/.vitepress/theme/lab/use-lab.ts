import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import type { Figure } from '../../../../src/figure/figure.ts'
import { writeAddress } from '../../../lab/address.ts'
import { type LabClient, labClient } from '../../../lab/client.ts'
import type { FileKind, Reply, SystemChoice, SystemFacts } from '../../../lab/messages.ts'
import type { RecordRequest, RecordTrial } from '../../../lab/record-trial.ts'
import { defaultSettings, type LabSettings, type NumberName } from '../../../lab/settings.ts'
import type { ViewName } from '../../../lab/views.ts'
import { saveFile } from './save-file.ts'

type ReplyOf<K extends Reply['kind']> = Extract<Reply, { readonly kind: K }>

/** What the page shows, and what its controls do. */
export interface LabView {
  readonly settings: ShallowRef<LabSettings>
  readonly systems: ShallowRef<readonly SystemChoice[]>
  readonly facts: ShallowRef<SystemFacts | undefined>
  readonly followed: ShallowRef<ReplyOf<'followed'> | undefined>
  readonly longRun: ShallowRef<ReplyOf<'long-run'> | undefined>
  readonly record: ShallowRef<RecordTrial | undefined>
  readonly progress: Ref<string>
  readonly refused: Ref<readonly string[]>
  /** Why the settings cannot be shown, and why a record cannot be studied; else ''. */
  readonly failure: Ref<string>
  readonly recordFailure: Ref<string>
  figure(name: ViewName): Figure | undefined
  change(change: Partial<LabSettings>): void
  setNumber(name: NumberName, value: number): void
  setParameter(name: string, value: number): void
  choose(system: string, equations: string): void
  take(what: FileKind): void
  study(record: RecordRequest): void
}

/** Milliseconds of rest after which the address is written: browsers refuse to write it often. */
const REST = 300

export function useLab(): LabView {
  const settings = shallowRef(defaultSettings)
  const systems = shallowRef<readonly SystemChoice[]>([])
  const facts = shallowRef<SystemFacts>()
  const followed = shallowRef<ReplyOf<'followed'>>()
  const longRun = shallowRef<ReplyOf<'long-run'>>()
  const record = shallowRef<RecordTrial>()
  const [progress, failure, recordFailure] = [ref(''), ref(''), ref('')]
  const refused = ref<readonly string[]>([])
  let client: LabClient | undefined
  /** Whether the step is to become the usual one of a system that was just chosen. */
  let usualStepWanted = false
  let writing: ReturnType<typeof setTimeout> | undefined

  function show(): void {
    client?.show(settings.value)
    clearTimeout(writing)
    writing = setTimeout(writeBar, REST)
  }

  function writeBar(): void {
    const query = writeAddress(settings.value, facts.value?.dt ?? settings.value.numbers.dt)
    history.replaceState(history.state, '', query === '' ? location.pathname : `?${query}`)
  }

  function change(some: Partial<LabSettings>): void {
    settings.value = { ...settings.value, ...some }
    show()
  }

  function setNumber(name: NumberName, value: number): void {
    change({ numbers: { ...settings.value.numbers, [name]: value } })
  }

  function receive(reply: Reply): void {
    if (reply.kind === 'opened') {
      ;[systems.value, settings.value, refused.value] = [reply.systems, reply.settings, reply.refused]
      show()
    } else if (reply.kind === 'system') takeFacts(reply.facts)
    else if (reply.kind === 'followed') [followed.value, longRun.value, failure.value] = [reply, undefined, '']
    else if (reply.kind === 'long-run') longRun.value = reply
    else if (reply.kind === 'record') [record.value, progress.value] = [reply.trial, '']
    else if (reply.kind === 'progress') progress.value = reply.text
    else if (reply.kind === 'file') saveFile(reply.name, reply.bytes)
    else if (reply.during === 'record') [recordFailure.value, progress.value] = [reply.message, '']
    else failure.value = reply.message
  }

  function takeFacts(found: SystemFacts): void {
    facts.value = found
    // The worker has begun with settings: what it studied before is done, or was ended for them.
    progress.value = ''
    const wanted = usualStepWanted && found.dt !== settings.value.numbers.dt
    usualStepWanted = false
    if (wanted) setNumber('dt', found.dt)
  }

  onMounted(() => {
    const makeWorker = (): Worker => new Worker(new URL('../../../lab/worker.ts', import.meta.url), { type: 'module' })
    client = labClient(makeWorker, receive)
    client.open(location.search.slice(1))
  })
  onBeforeUnmount(() => {
    clearTimeout(writing)
    client?.stop()
  })
  return {
    ...{
      settings,
      systems,
      facts,
      followed,
      longRun,
      record,
      progress,
      refused,
      failure,
      recordFailure,
      change,
      setNumber,
    },
    figure: (name) => followed.value?.figures[name] ?? longRun.value?.figures[name],
    setParameter(name, value) {
      const { [name]: _, ...others } = settings.value.parameters
      const own = facts.value?.parameters[name]
      change({ parameters: value === own ? others : { ...others, [name]: value } })
    },
    choose(system, equations) {
      usualStepWanted = true
      change({ system, equations, parameters: {} })
    },
    take: (what) => client?.take(what, settings.value),
    study(request) {
      record.value = undefined
      recordFailure.value = ''
      client?.study(request)
    },
  }
}
