import { request } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/listen.ts'
import { type Nginx, startExampleNginx } from '../support/nginx.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const SITE = { PUBLIC_URL: 'https://orientation.example.org', TRUSTED_PROXIES: '1' }

let servers: ServerProcess[] = []
let nginx: Nginx
let plainPort = 0
beforeAll(async () => {
  const ports = [await freePort(), await freePort()]
  servers = await Promise.all(ports.map((port) => startServer(undefined, port, true, SITE)))
  plainPort = await freePort()
  nginx = await startExampleNginx(ports, await freePort(), plainPort)
})
afterAll(async () => {
  await nginx.stop()
  await Promise.all(servers.map((server) => server.stop()))
})

describe('the example for nginx, in front of two servers', () => {
  it('serves pages over TLS, with secure headers, and leads http there', async () => {
    const { status, headers } = await get('/sign-in')
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toMatch(/max-age=\d+/)
    const plain = await fetch(`http://127.0.0.1:${plainPort}/sign-in`, {
      headers: { Host: 'orientation.example.org' },
      redirect: 'manual',
    })
    expect([plain.status, plain.headers.get('location')?.replace(/^https:..[^/]+/, '')]).toEqual([301, '/sign-in'])
  })

  it('goes on with one server when the other is gone, and nobody notices', async () => {
    await servers.pop()?.kill()
    for (let n = 0; n < 20; n++) expect((await get('/sign-in')).status).toBe(200)
  })

  it('keeps no address in its error log, also when no server answers', async () => {
    await servers.pop()?.kill()
    expect((await get('/enter/a-link')).status).toBe(502)
    expect(nginx.errors()).toBe('')
  })
})

function get(path: string) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    // The certificate is the one that was made for it, for another name.
    const client = { ...nginx.client, checkServerIdentity: () => undefined }
    const asked = request({ ...client, path, headers: { Host: 'orientation.example.org' } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
