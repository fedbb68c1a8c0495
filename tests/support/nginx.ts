import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, type ConnectionOptions } from 'node:tls'
import { ROOT } from '../../src/platform/root.ts'
import { type Identity, selfSigned } from './self-signed.ts'

/** A running nginx with TLS, set up as `deploy/nginx.conf` says. */
export interface Nginx {
  /** Everything in the error log of the example. */
  errors(): string
  /** What a client needs to reach it and to trust it. */
  readonly client: ConnectionOptions
  /** Its key and certificate. */
  readonly identity: Identity
  /** Sends bytes as they are, and gives all that comes back until nginx hangs up. */
  raw(request: string): Promise<string>
  stop(): Promise<void>
}

/** In the folder of the process. */
const ERROR_LOG = 'errors.log'

/** Connections that are open for as long as a test needs them, so that everything that comes back has come. */
const SECONDS = 'keepalive_timeout 1s; client_header_timeout 2s; client_body_timeout 2s; proxy_read_timeout 10s;'

/**
 * @param server the port behind it
 * @param isKept whether it keeps connections to the server open, and sends requests of several clients over them
 */
export function startNginx(server: number, isKept: boolean, port: number): Promise<Nginx> {
  return runNginx(port, (folder) => configOf(folder, port, server, isKept))
}

/** The example for operators, in front of servers at these ports, with a certificate of its own. */
export function startExampleNginx(servers: readonly number[], port: number, plainPort: number): Promise<Nginx> {
  const all = servers.map((server) => `server 127.0.0.1:${server} max_fails=1 fail_timeout=5s;`)
  const replaced: readonly (readonly [RegExp, string])[] = [
    [/^ *(# )?server 127\.0\.0\.1:\d+ .*\n/gm, ''],
    [/upstream csec \{/, `upstream csec { ${all.join(' ')}`],
    [/listen 443 ssl;/, `listen 127.0.0.1:${port} ssl;`],
    [/listen 80;/, `listen 127.0.0.1:${plainPort};`],
    [/ssl_certificate \S+;/, 'ssl_certificate cert.pem;'],
    [/ssl_certificate_key \S+;/, 'ssl_certificate_key key.pem;'],
    [/error_log \S+/g, `error_log ${ERROR_LOG}`],
  ]
  const printed = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8')
  for (const [part] of replaced) if (printed.search(part) === -1) throw new Error(`deploy/nginx.conf has no ${part}`)
  const example = replaced.reduce((config, [part, own]) => config.replace(part, own), printed)
  return runNginx(port, (folder) => around(folder, example))
}

async function runNginx(port: number, configIn: (folder: string) => string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'csec-nginx-'))
  const identity = selfSigned(folder, 'IP:127.0.0.1')
  const config = join(folder, 'nginx.conf')
  writeFileSync(config, configIn(folder))
  const nginx = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(nginx, 'exit')
  const client = { port, host: '127.0.0.1', ca: identity.cert }
  await untilReached(client)
  return {
    client,
    identity,
    errors: () => readFileSync(join(folder, ERROR_LOG), 'utf8'),
    async raw(request) {
      const socket = connect(client)
      const said = text(socket)
      socket.write(request, 'latin1')
      return said
    },
    async stop() {
      nginx.kill('SIGQUIT')
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

/** What the example for operators has inside its server with TLS, but for names, files and its patience. */
function printedBlock(): string {
  const block = /^server \{\n([^]+?)^\}$/m.exec(readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8'))?.[1]
  if (block?.includes('ssl_protocols') !== true) throw new Error('deploy/nginx.conf has no server with TLS')
  return block.replaceAll(
    /^ *(listen|server_name|ssl_certificate|ssl_certificate_key|error_log|proxy_read_timeout) .*\n/gm,
    '',
  )
}

const PRINTED_SERVER = 'http://csec'

function configOf(folder: string, port: number, server: number, isKept: boolean): string {
  const block = printedBlock()
  if (!block.includes(`proxy_pass ${PRINTED_SERVER};`)) throw new Error(`the block has no ${PRINTED_SERVER}`)
  const kept = block.replace(PRINTED_SERVER, 'http://kept')
  const own = block.replace(PRINTED_SERVER, `http://127.0.0.1:${server}`)
  return around(
    folder,
    `${SECONDS}
      upstream kept { server 127.0.0.1:${server}; keepalive 1; }
      server {
        listen 127.0.0.1:${port} ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem;
        ssl_ciphers DEFAULT@SECLEVEL=0;
        ${isKept ? kept : own}
      }`,
  )
}

/** What is around blocks of a site: everything in this folder, and no log of addresses. */
function around(folder: string, blocks: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${what};`)
  return `
    daemon off; worker_processes 1; pid ${folder}/nginx.pid; ${process.getuid?.() === 0 ? 'user root root;' : ''}
    events {}
    http {
      access_log off; ${temporary.join(' ')}
      ${blocks}
    }`
}

async function untilReached(client: ConnectionOptions): Promise<void> {
  for (;;) {
    const socket = connect(client)
    const reached = await once(socket, 'secureConnect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (reached) return
    await pause(50)
  }
}
