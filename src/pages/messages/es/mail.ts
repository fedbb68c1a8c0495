import type { Messages } from '../messages.ts'

export const mail: Messages['mail'] = {}
