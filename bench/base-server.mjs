// The base of the HTTP figures: a bare Fastify route without schemas that takes the same body and returns a static object of a given size.
import Fastify from 'fastify'

const answer = JSON.parse(process.env['ANSWER'])
const app = Fastify()
app.post('/v1/recommendations', async () => answer)
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) })
