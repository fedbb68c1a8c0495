import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, type ConnectionOptions } from 'node:tls'
import { ROOT } from '../../src/platform/root.ts'

/** A running nginx with TLS, set up as `docs/security.md` says. */
export interface Nginx {
  /** What a client needs to reach it and to trust it. */
  readonly client: ConnectionOptions
  /** Its key and certificate. */
  readonly identity: { readonly key: Buffer; readonly cert: Buffer }
  /** Sends bytes as they are, and gives all that comes back until nginx hangs up. */
  raw(request: string): Promise<string>
  stop(): Promise<void>
}

/** Connections that are open for as long as a test needs them, so that everything that comes back has come. */
const SECONDS = 'keepalive_timeout 1s; client_header_timeout 2s; client_body_timeout 2s; proxy_read_timeout 10s;'

/**
 * @param server the port behind it
 * @param isKept whether it keeps connections to the server open, and sends requests of several clients over them
 */
export async function startNginx(server: number, isKept: boolean, port: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'csec-nginx-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const config = join(folder, 'nginx.conf')
  writeFileSync(config, configOf(folder, port, server, isKept))
  const nginx = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(nginx, 'exit')
  const identity = { key: readFileSync(key), cert: readFileSync(cert) }
  const client = { port, host: '127.0.0.1', ca: identity.cert }
  await untilReached(client)
  return {
    client,
    identity,
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

/** The block that the page has for operators. */
function printedBlock(): string {
  const block = /^```nginx\n([^]+?)^```$/m.exec(readFileSync(join(ROOT, 'docs/security.md'), 'utf8'))?.[1]
  if (block === undefined) throw new Error('docs/security.md has no block for nginx')
  return block
}

const PRINTED_SERVER = 'http://127.0.0.1:3000'

function configOf(folder: string, port: number, server: number, isKept: boolean): string {
  const block = printedBlock()
  if (!block.includes(`proxy_pass ${PRINTED_SERVER};`)) throw new Error(`the block has no ${PRINTED_SERVER}`)
  const kept = block
    .replace(PRINTED_SERVER, 'http://kept')
    .replace('location / {', '$& proxy_set_header Connection "";')
  const own = block.replace(PRINTED_SERVER, `http://127.0.0.1:${server}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${what};`)
  return `
    daemon off; worker_processes 1; pid ${folder}/nginx.pid; ${process.getuid?.() === 0 ? 'user root root;' : ''}
    events {}
    http {
      access_log off; ${SECONDS} ${temporary.join(' ')}
      upstream kept { server 127.0.0.1:${server}; keepalive 1; }
      server {
        listen 127.0.0.1:${port} ssl; ssl_certificate cert.pem; ssl_certificate_key key.pem;
        ssl_ciphers DEFAULT@SECLEVEL=0;
        ${isKept ? kept : own}
      }
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
