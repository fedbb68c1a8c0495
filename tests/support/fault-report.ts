import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { ROOT } from '../../src/platform/root.ts'
import { FAULTS, figuresIn, isLong } from './faults.ts'

/** Prints one line for each fault when all tests are over: how many passed, and what they have counted. */
export default class FaultReport implements Reporter {
  readonly #seen: { readonly row: number; readonly seen: string }[] = []

  onUserConsoleLog({ content }: Parameters<NonNullable<Reporter['onUserConsoleLog']>>[0]): void {
    this.#seen.push(...figuresIn(content))
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    console.log(`\n${isLong ? 'Long' : 'Short'} form, ${new Date().toISOString().slice(0, 10)}`)
    for (const [index, { name, files }] of FAULTS.entries()) {
      const tests = modules
        .filter(({ moduleId }) => files.includes(relative(ROOT, moduleId)))
        .flatMap((module) => [...module.children.allTests()])
      const passed = tests.filter((test) => test.result().state === 'passed').length
      const told = this.#seen.filter(({ row }) => row === index + 1).map(({ seen }) => seen)
      console.log(`${index + 1}. ${name}: ${[`${passed} of ${tests.length} tests passed`, ...told].join('; ')}`)
    }
  }
}
