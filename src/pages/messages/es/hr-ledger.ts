import type { Messages } from '../messages.ts'

export const ledger: Messages['hr']['ledger'] = {}
