import { adamRace } from './adam-race.ts'
import type { LabSettings } from './settings.ts'

addEventListener('message', ({ data }: MessageEvent<LabSettings>) => {
  adamRace(
    data,
    (news) => postMessage(news),
    () => performance.now(),
  )
})
