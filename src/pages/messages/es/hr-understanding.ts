import type { Messages } from '../messages.ts'

export const understanding: Messages['hr']['understanding'] = {}
