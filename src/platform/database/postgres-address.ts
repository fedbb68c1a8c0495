import { z } from 'zod'

/**
 * What is wrong with a `postgres://` address that names no server, or null. The sentence repeats nothing of the address,
 * which may hold a password. A slash, a question mark or a number sign in a password ends the part with the server too
 * early: then the address can't be read, or names the user as the server.
 */
export function postgresAddressFault(address: string): string | null {
  if (URL.canParse(address)) {
    const { username, pathname, search, hash } = new URL(address)
    if (username !== '' || !`${pathname}${search}${hash}`.includes('@')) return null
  }
  return (
    "can't be read as the address of a PostgreSQL server. If the password or user name has a special character, " +
    'percent-encode it: / is %2F, ? is %3F, # is %23, @ is %40 and : is %3A.'
  )
}

/** The setting DATABASE_URL, which each message names. */
export const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//i, { error: 'DATABASE_URL must start with postgres://', abort: true })
  .refine((address) => postgresAddressFault(address) === null, {
    error: ({ input }) => `DATABASE_URL ${postgresAddressFault(String(input))}`,
  })
