import { lookUp } from '../../src/app/metrics/state.ts'
import type { TestApp } from './app.ts'

/** What anybody gets who asks at the port of the metrics. */
export async function told({ deps: { config, disk, metrics, store, now } }: TestApp): Promise<string> {
  if (metrics === null) throw new Error('nothing is counted')
  return metrics.text(await lookUp({ store, disk, config, now }), store.refusals)
}

/** The patterns of addresses that are named there. */
export function routesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\broute="([^"]*)"/g)].map(([, route = '']) => route))
}
