import { z } from 'zod'

/** The hosts of other systems that may be told what happens, each as a name, with its port unless that's 443. */
export interface Receivers {
  /** Told only at public addresses. */
  readonly public: ReadonlySet<string>
  /** In the organization's own network: told at any address. */
  readonly private: ReadonlySet<string>
}

/** A name with a letter in it: never the number of a machine. The audit trail has room for as long a name. */
const HOST = /^(?=[^:]*[a-z])[a-z\d](?:[a-z\d.-]{0,78}[a-z\d])?(?::\d{1,5})?$/

export const receiverSettings = z.object({
  WEBHOOK_HOSTS: hosts('WEBHOOK_HOSTS'),
  WEBHOOK_PRIVATE_HOSTS: hosts('WEBHOOK_PRIVATE_HOSTS'),
})

export function receiversOf(settings: z.output<typeof receiverSettings>): Receivers {
  return Object.freeze({ public: settings.WEBHOOK_HOSTS, private: settings.WEBHOOK_PRIVATE_HOSTS })
}

function hosts(name: string) {
  const problem = `${name} must be names of hosts, separated by commas: hooks.example.org,hr.example.org:8443`
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []))
    .refine((list) => list.every((host) => HOST.test(host)), problem)
    .transform((list): ReadonlySet<string> => new Set(list.map((host) => host.replace(/:443$/, ''))))
}
