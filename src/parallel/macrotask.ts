/**
 * Resolves once the event loop has come round: between two of them a worker can be stopped at once. Browsers let a
 * worker that never returns to its loop run on for seconds.
 */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
