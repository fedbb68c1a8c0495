// Adds up vitest's JSON reports, given as file names, and prints one line: `12 passed, 0 failed`.
// Exits with 1 when anything failed. A file of tests that could not be loaded counts as one failure, and so does
// a run that ended before it wrote its report.
import { existsSync, readFileSync } from 'node:fs'

const NO_REPORT = { numPassedTests: 0, numFailedTests: 1, testResults: [] }

const reports = process.argv
  .slice(2)
  .map((file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : NO_REPORT))
const sum = (count) => reports.reduce((total, report) => total + count(report), 0)

const passed = sum((report) => report.numPassedTests)
const unloaded = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
const failed = sum((report) => report.numFailedTests + report.testResults.filter(unloaded).length)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
