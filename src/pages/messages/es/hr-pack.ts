import type { Messages } from '../messages.ts'

export const pack: Messages['hr']['pack'] = {}
