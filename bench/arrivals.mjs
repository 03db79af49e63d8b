// Load as callers make it who know nothing of each other: requests arrive at a rate and at random, whether those before are answered or not.
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { numbers } from './scenarios.mjs'
import { at } from './table.mjs'

/**
 * Sends bodies at a rate for so many seconds. Gives how many failed, and for each status how many came in a second and their latencies
 * in milliseconds.
 */
export async function arrivals(url, bodies, rate, seconds, connections = 200) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const next = numbers(20261126)
  const latencies = {}
  const pending = new Set()
  let errors = 0
  const send = (body) => {
    const sent = performance.now()
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const answered = new Promise((resolve) => {
      request(url, { agent, method: 'POST', headers }, (answer) => {
        answer.resume().once('end', () => {
          ;(latencies[answer.statusCode] ??= []).push(performance.now() - sent)
          resolve()
        })
      })
        .once('error', () => resolve(errors++))
        .end(body)
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
  agent.destroy()
  const told = Object.entries(latencies).map(([status, all]) => {
    const sorted = all.sort((a, b) => a - b)
    return [status, { perSecond: Math.round(sorted.length / seconds), p50: rounded(at(sorted, 0.5)), p99: rounded(at(sorted, 0.99)) }]
  })
  return { errors, statuses: Object.fromEntries(told) }
}

const rounded = (milliseconds) => Number(milliseconds.toFixed(2))
