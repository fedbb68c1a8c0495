import type { Messages } from '../messages.ts'

export const views: Messages['hr']['views'] = {}
