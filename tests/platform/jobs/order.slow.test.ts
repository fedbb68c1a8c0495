import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { findPackageOrder, orderPackage } from '../../../src/packages/order.store.ts'
import { openStore } from '../../../src/platform/database/open.store.ts'
import { orderJob } from '../../../src/platform/jobs/order.job.ts'
import { instant } from '../../../src/platform/time/calendar.ts'
import { runJob } from '../../support/jobs.ts'
import { createEmptySchema } from '../../support/stores.ts'

const url = process.env['TEST_DATABASE_URL'] ?? ''
const AT = instant('2026-11-24T15:00:00.000Z')

// There is such a server in `.ci/run`, and wherever TEST_DATABASE_URL names one.
it.each(url === '' ? [] : [url])(
  'what somebody ordered is made again when PostgreSQL ends the connection, and is left after another failure',
  async () => {
    const schema = await createEmptySchema(url, `test_order_${process.pid}`)
    const store = await openStore({ database: schema.address })
    const ofTheMaker = await openStore({ database: schema.address })
    const order = (query: string) =>
      store.transaction((tx) =>
        orderPackage(tx, { query, source: 'site:north', sourceName: 'All sites', at: AT, by: 'person:ada' }),
      )
    const [cutOff, broken] = [await order('edition=scorm12'), await order('edition=cmi5')]
    const tries: string[] = []
    const job = orderJob({
      table: 'package_order',
      store,
      failure: 'The package can’t be made.',
      now: () => AT,
      find: (id) => findPackageOrder(store.db, id),
      async make({ id }) {
        tries.push(id)
        if (id === broken) throw new Error('a fault of the program')
        if (tries.filter((each) => each === id).length === 1)
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(ofTheMaker.db)
        await store.db.updateTable('package_order').set({ state: 'made' }).where('id', '=', id).execute()
      },
    })
    expect(await runJob(job)).toMatchObject([{ message: 'a fault of the program' }])
    const states = [await findPackageOrder(store.db, cutOff), await findPackageOrder(store.db, broken)]
    expect(states.map((found) => found?.state)).toEqual(['made', 'failed'])
    expect(tries.filter((id) => id === cutOff)).toHaveLength(2)
    expect(tries.filter((id) => id === broken)).toHaveLength(1)
    await ofTheMaker.close()
    await store.close()
    await schema.drop()
  },
)
