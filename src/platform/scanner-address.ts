/** Where a scanner of the kind of clamd listens: at a port, or at a socket of this machine. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string }

/** `127.0.0.1:3310`, or the path of a socket. Returns null for anything else. */
export function scannerAt(setting: string): ScannerAddress | null {
  if (setting.startsWith('/')) return { path: setting }
  const [, host, port = ''] = /^(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(setting) ?? []
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
}
