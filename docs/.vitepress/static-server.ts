import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/**
 * Serves the folder of the built site on this machine alone, at a port that is free or the given one. Every script's answer carries the policy of the front page as a header: a worker does not inherit
 * the policy that is written in a page.
 */
export async function serve(folder: string, port = 0): Promise<Served> {
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(
    readFileSync(join(folder, 'index.html'), 'utf8'),
  )!
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, normalize(new URL(url, 'http://here').pathname).replace(/\/$/, '/index.html'))
    const found = existsSync(file)
    const headers = { 'content-type': types[extname(file)] ?? 'application/octet-stream' }
    response.writeHead(found ? 200 : 404, {
      ...headers,
      ...(extname(file) === '.js' && { 'content-security-policy': policy }),
    })
    response.end(found ? readFileSync(file) : undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
