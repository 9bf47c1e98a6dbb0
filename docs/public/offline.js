// Keeps the lab for times without a network: a service worker that only the lab's page asks for.
const CACHE = 'lab'

addEventListener('install', (event) => event.waitUntil(keep()))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request
  if (method !== 'GET' || !url.startsWith(registration.scope)) return
  // A file with a hash in its name never changes; a page may.
  const isFixed = mode !== 'navigate' && url.includes('/assets/')
  event.respondWith(isFixed ? kept(event.request).then((found) => found ?? fetch(event.request)) : fresh(event.request))
})

/** Takes what offline.json lists, and lets go of what it no longer does. */
async function keep() {
  const list = await (await fetch('offline.json', { cache: 'no-cache' })).json()
  const wanted = new Set(list.map((path) => new URL(path, registration.scope).href))
  const cache = await caches.open(CACHE)
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
  await cache.addAll([...wanted])
  await skipWaiting()
}

async function kept(request) {
  return (await caches.open(CACHE)).match(request, { ignoreSearch: true })
}

async function fresh(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const found = await kept(request)
    if (found) return found
    throw error
  }
}
