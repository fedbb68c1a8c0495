import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { updateId } from '../../src/packages/course-package.ts'
import { receiptCode } from '../../src/packages/receipt.ts'
import { content } from '../support/content.ts'
import { csec, csecProcess } from '../support/csec.ts'

const { course } = content
const facts = { score: 93, on: calendarDate('2026-11-24'), nonce: 4711 }
const code = receiptCode(course, facts)
const run = (...args: readonly string[]) => csec(tmpdir(), 'receipt', ...args)

describe('csec receipt', () => {
  it.each([
    ['as it is shown', [code]],
    ['in small letters and groups', code.toLowerCase().split('-')],
  ])('prints what a code states, typed %s', async (_, args) => {
    expect(await run(...args)).toEqual({
      status: 0,
      stderr: '',
      stdout:
        'A check code, not a signature. It states:\n' +
        `  Course version  ${course.id} ${course.version}\n` +
        '  Final check     93 %\n' +
        '  Acknowledged    Nov 24, 2026\n',
    })
  })

  it('reads a code of an update when it is told to which version of the policy', async () => {
    const update = receiptCode({ id: updateId(course.id), version: '2026-11.1' }, facts)
    const { status, stdout } = await run(update, '--policy-version', '2026-11.1')
    expect([status, stdout]).toEqual([
      0,
      'A check code, not a signature. It states:\n' +
        '  Update to policy version  2026-11.1\n' +
        '  Acknowledged              Nov 24, 2026\n',
    ])
    expect((await run(update)).status).toBe(1)
  })

  it('reads a code of an earlier version when it is told which', async () => {
    const earlier = receiptCode({ ...course, version: '1.0.0' }, facts)
    const { status, stdout } = await run(earlier, '--course-version', '1.0.0')
    expect([status, stdout.includes(`${course.id} 1.0.0`)]).toEqual([0, true])
  })

  it('running csec receipt as its own process gives the same answer', async () => {
    expect(csecProcess(tmpdir(), 'receipt', code)).toEqual(await run(code))
  })

  it.each([
    ['of another version', receiptCode({ ...course, version: '0.0.1' }, facts)],
    ['with a character missing', code.slice(1)],
  ])('refuses a code %s', async (_, other) => {
    const { status, stdout, stderr } = await run(other)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `csec receipt: "${other}" is not a check code of ${course.id} ${course.version}: ` +
        'it may be mistyped, or from another version of the course\n',
    )
  })

  it.each([
    ['no code', [], 'the code is missing; see csec receipt --help'],
    [
      'no version',
      [code, '--course-version'],
      '--course-version takes a version such as 1.0.0; see csec receipt --help',
    ],
    ['an option', [code, '--verbose'], 'there is no option "--verbose"; see csec receipt --help'],
  ])('takes %s for a mistake in the call', async (_, args, message) => {
    expect(await run(...args)).toEqual({ status: 2, stdout: '', stderr: `csec receipt: ${message}\n` })
  })
})
