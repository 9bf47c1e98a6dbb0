import type { FoundSystem } from './find-system.ts'

/** The first line of what data say of their origin. */
const SYSTEM = 'system: '

/** 'lorenz63 sigma=10 rho=28': which system, with which parameters. */
export function systemLine({ id, system: { parameters } }: FoundSystem): string {
  return [`${SYSTEM}${id}`, ...Object.entries(parameters).map(([name, value]) => `${name}=${value}`)].join(' ')
}

/** The system that data say they come from. */
export function systemIn(origin: string | undefined): string | undefined {
  return origin
    ?.split('\n')
    .find((line) => line.startsWith(SYSTEM))
    ?.slice(SYSTEM.length)
}
