/** What Prometheus got at a moment, in seconds. */
export interface Scrape {
  readonly at: number
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

type Value = number | readonly Sample[]

/** Reads what the server tells, as Prometheus keeps it: under the name and address of the server that it asked. */
export function scraped(text: string | null, at: number, job = 'csec'): Scrape {
  const target = { job, instance: '10.0.0.11:9464' }
  const lines = (text ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const samples = lines.map((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line) ?? []
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', said = '']) => [
      key in target ? `exported_${key}` : key,
      said,
    ])
    return { labels: { ...Object.fromEntries(pairs), ...target, __name__: name }, value: numberOf(value) }
  })
  return { at, samples: [...samples, { labels: { ...target, __name__: 'up' }, value: text === null ? 0 : 1 }] }
}

function numberOf(value: string): number {
  return value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value)
}

/** Works out an expression at the last of these moments. It knows as much of the language as our alerts need. */
export function evaluate(expression: string, scrapes: readonly Scrape[]): Value {
  const tokens = expression.match(/"[^"]*"|\[\w+\]|=~|==|[A-Za-z_]\w*|[\d.]+(?:e\d+)?|\S/g) ?? []
  let next = 0
  const peek = () => tokens[next]
  const take = (expected?: string) => {
    const token = tokens[next++]
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`${expression}: ${token} in place of ${expected}`)
    return token
  }
  const last = scrapes.at(-1)
  if (last === undefined) throw new Error('nothing was asked')

  const chain = (operand: () => Value, operators: Readonly<Record<string, (a: Value, b: Value) => Value>>) => () => {
    let value = operand()
    for (let operator = operators[peek() ?? '']; operator !== undefined; operator = operators[peek() ?? '']) {
      take()
      value = operator(value, operand())
    }
    return value
  }
  const list = (): string[] => {
    take('(')
    const names = []
    while (peek() !== ')')
      if (peek() === ',') take()
      else names.push(take())
    take(')')
    return names
  }
  const within = (): Value => {
    take('(')
    const value = either()
    take(')')
    return value
  }
  const selected = (name: string) => {
    const matchers: ((labels: Sample['labels']) => boolean)[] = [({ __name__ }) => __name__ === name]
    if (peek() === '{') {
      take()
      while (peek() !== '}') {
        const [label, , said] = [take(), take(), take().slice(1, -1)]
        const pattern = new RegExp(`^(?:${said})$`)
        matchers.push((labels) => pattern.test(labels[label] ?? ''))
        if (peek() === ',') take()
      }
      take('}')
    }
    return (scrape: Scrape) => scrape.samples.filter(({ labels }) => matchers.every((matches) => matches(labels)))
  }
  /** Two moments of each series within the time in brackets, and the seconds between them. */
  const over = () => {
    take('(')
    const of = selected(take())
    const seconds = secondsOf(take())
    const inTime = scrapes.filter(({ at }) => at >= last.at - seconds)
    return of(last).flatMap(({ labels, value }) => {
      const first = inTime.find((scrape) => of(scrape).some((sample) => isSame(sample.labels, labels)))
      const before = first && of(first).find((sample) => isSame(sample.labels, labels))
      if (first === undefined || before === undefined || first === last) return []
      return [{ labels: without(labels), value, grown: value - before.value, seconds: last.at - first.at }]
    })
  }
  const functions: Readonly<Record<string, () => Value>> = {
    time: () => (list(), last.at),
    absent: () => (asVector(within()).length === 0 ? [{ labels: {}, value: 1 }] : []),
    increase: () => close(over().map(({ labels, grown }) => ({ labels, value: grown }))),
    rate: () => close(over().map(({ labels, grown, seconds }) => ({ labels, value: grown / seconds }))),
    predict_linear() {
      const series = over()
      take(',')
      const ahead = product()
      if (typeof ahead !== 'number') throw new Error('how far ahead?')
      return close(
        series.map(({ labels, value, grown, seconds }) => ({ labels, value: value + (grown / seconds) * ahead })),
      )
    },
    histogram_quantile() {
      take('(')
      const part = Number(take())
      take(',')
      return close(quantiles(part, asVector(sum())))
    },
    sum: () => grouped((values) => values.reduce((a, b) => a + b, 0)),
    max: () => grouped((values) => Math.max(...values)),
  }
  const close = (value: Value): Value => (take(')'), value)
  const grouped = (fold: (values: number[]) => number): Value => {
    const by = (take('by'), list())
    return groups(asVector(within()), by).map(({ labels, of }) => ({
      labels,
      value: fold(of.map(({ value }) => value)),
    }))
  }
  const primary = (): Value => {
    if (peek() === '(') return within()
    const token = take()
    if (/^\d/.test(token)) return Number(token)
    return functions[token]?.() ?? selected(token)(last)
  }
  const product = chain(primary, { '*': each((a, b) => a * b), '/': each((a, b) => a / b) })
  const sum = chain(product, { '+': each((a, b) => a + b), '-': each((a, b) => a - b) })
  const comparison = chain(sum, {
    '>': only((a, b) => a > b),
    '<': only((a, b) => a < b),
    '==': only((a, b) => a === b),
  })
  const both = chain(comparison, {
    and: (a, b) => asVector(a).filter(({ labels }) => asVector(b).some((other) => isSame(labels, other.labels))),
  })
  const either: () => Value = chain(both, { or: (a, b) => [...asVector(a), ...asVector(b)] })
  const value = either()
  if (peek() !== undefined) throw new Error(`${expression}: ${peek()} is left`)
  return value
}

export function asVector(value: Value): readonly Sample[] {
  return typeof value === 'number' ? [{ labels: {}, value }] : value
}

function each(of: (a: number, b: number) => number) {
  return (a: Value, b: Value): Value => {
    if (typeof a === 'number' && typeof b === 'number') return of(a, b)
    if (typeof b === 'number')
      return asVector(a).map(({ labels, value }) => ({ labels: without(labels), value: of(value, b) }))
    if (typeof a === 'number') return b.map(({ labels, value }) => ({ labels: without(labels), value: of(a, value) }))
    return a.flatMap(({ labels, value }) =>
      b.filter((other) => isSame(labels, other.labels)).map((other) => ({ labels, value: of(value, other.value) })),
    )
  }
}

/** A comparison keeps what it's true for. */
function only(holds: (a: number, b: number) => boolean) {
  return (a: Value, b: Value): Value => {
    if (typeof b !== 'number') throw new Error('compared with more than a number')
    return asVector(a).filter(({ value }) => holds(value, b))
  }
}

function groups(vector: readonly Sample[], by: readonly string[]) {
  const found = new Map<string, { labels: Sample['labels']; of: Sample[] }>()
  for (const sample of vector) {
    const labels = Object.fromEntries(
      by.flatMap((name) => (name in sample.labels ? [[name, sample.labels[name] ?? '']] : [])),
    )
    const key = JSON.stringify(labels)
    found.set(key, { labels, of: [...(found.get(key)?.of ?? []), sample] })
  }
  return [...found.values()]
}

/** The upper edge of the part that has it: rougher than Prometheus, which draws a line from edge to edge. */
function quantiles(part: number, vector: readonly Sample[]): Sample[] {
  const by = [...new Set(vector.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => name !== 'le')
  return groups(vector, by).map(({ labels, of }) => {
    const edges = of.map((sample) => ({ le: numberOf(sample.labels['le'] ?? ''), value: sample.value }))
    const sorted = edges.sort((a, b) => a.le - b.le)
    const all = sorted.at(-1)?.value ?? 0
    return {
      labels,
      value: all === 0 ? Number.NaN : (sorted.find(({ value }) => value >= part * all)?.le ?? Number.NaN),
    }
  })
}

function secondsOf(range: string): number {
  const [, many = '', unit = ''] = /^\[(\d+)([mh])\]$/.exec(range) ?? []
  return Number(many) * (unit === 'h' ? 3600 : 60)
}

function without({ __name__, ...labels }: Sample['labels']): Sample['labels'] {
  return labels
}

function isSame(a: Sample['labels'], b: Sample['labels']): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}
