import { onBeforeUnmount, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { type Answer, broken } from '../../../../examples/example.ts'
import type { ExampleReply, ExampleRequest } from './example-worker.ts'

/** An example that runs in the page. */
export interface LiveExample {
  readonly running: Ref<boolean>
  /** What is going on, how it ended, or nothing before the first run. */
  readonly told: Ref<string>
  /** The last answer; undefined before there is one. */
  readonly answer: ShallowRef<Answer | undefined>
  run(request: ExampleRequest): void
  stop(): void
}

/** Runs an example in a worker of its own, which ends with the run. */
export function useLiveExample(): LiveExample {
  const [running, told, answer] = [ref(false), ref(''), shallowRef<Answer>()]
  let worker: Worker | undefined

  function end(message: string): void {
    worker?.terminate()
    worker = undefined
    running.value = false
    told.value = message
  }

  function receive({ data }: MessageEvent<ExampleReply>): void {
    if (data.kind === 'progress') told.value = data.text
    else if (data.kind === 'failed') end(`It failed: ${data.message}`)
    else {
      answer.value = data.answer
      const failed = broken(data.answer.claims)
      const outcome =
        failed.length > 0 ? `Outside its bounds: ${failed.join('; ')}.` : 'All numbers are within their bounds.'
      end(`Answered here, in your browser, in ${data.seconds.toFixed(1)} s. ${outcome}`)
    }
  }

  function run(request: ExampleRequest): void {
    end('Loading …')
    running.value = true
    worker = new Worker(new URL('./example-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', receive)
    worker.addEventListener('error', ({ message }) => end(`It failed: ${message || 'its script could not be loaded'}`))
    worker.postMessage(request)
  }

  onBeforeUnmount(() => worker?.terminate())
  return { running, told, answer, run, stop: () => end('Stopped.') }
}
