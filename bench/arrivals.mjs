// Load as callers make it who know nothing of each other: requests arrive at a rate and at random, whether those before are answered or not.
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { numbers } from './scenarios.mjs'
import { at } from './table.mjs'

/**
 * Sends bodies at a rate for so many seconds. Gives how many failed, and for each status how many came in a second and their latencies
 * in milliseconds.
 */
export async function arrivals(url, bodies, rate, seconds, connections = 200) {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const next = numbers(20261126)
  const latencies = {}
  const pending = new Set()
  let errors = 0
  const send = (body) => {
    const sent = performance.now()
    let status
    const answered = new Promise((resolve) => {
      pool.dispatch(
        { path: pathname + search, method: 'POST', headers: { 'content-type': 'application/json' }, body },
        {
          onRequestStart() {},
          onResponseStart: (_controller, statusCode) => (status = statusCode),
          onResponseData() {},
          onResponseEnd() {
            ;(latencies[status] ??= []).push(performance.now() - sent)
            resolve()
          },
          onResponseError: () => resolve(errors++),
        },
      )
    })
    pending.add(answered)
    void answered.then(() => pending.delete(answered))
  }
  const begun = performance.now()
  let due = 0
  for (let n = 0; due < seconds * 1000; n++) {
    due += (-Math.log(1 - next()) * 1000) / rate
    const early = begun + due - performance.now()
    if (early > 0.5) await wait(Math.ceil(early))
    send(bodies[n % bodies.length])
  }
  await Promise.all(pending)
  await pool.close()
  const told = Object.entries(latencies).map(([status, all]) => {
    const sorted = all.sort((a, b) => a - b)
    return [status, { perSecond: Math.round(sorted.length / seconds), p50: rounded(at(sorted, 0.5)), p99: rounded(at(sorted, 0.99)) }]
  })
  return { errors, statuses: Object.fromEntries(told) }
}

const rounded = (milliseconds) => Number(milliseconds.toFixed(2))
