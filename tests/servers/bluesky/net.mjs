// A whole Bluesky network on the loopback, from the packages that Bluesky itself is made of: directory, personal data server, AppView, moderation.
// Environment: DB_POSTGRES_URL (a database of its own), REDIS_HOST. It says "up {json}" when it is ready and stops on SIGTERM.
// Its control port: POST /settle answers once the AppView has seen everything that was written so far.
import http from 'node:http'
import net from 'node:net'

// The servers listen on every address and have no setting for it; here they are nobody else's business.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const [first, ...rest] = args
  if (typeof first === 'object' && first !== null && 'port' in first) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  if (typeof first === 'number' || /^\d+$/.test(first)) return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...rest.filter((a) => typeof a === 'function'))
  return listen.apply(this, args)
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const { TestNetwork } = await import('@atproto/dev-env')
const [plc, pds, bsky, ozone] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
const network = await TestNetwork.create({
  dbPostgresUrl: process.env.DB_POSTGRES_URL,
  dbPostgresSchema: 'dev',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost', inviteRequired: false },
  bsky: { port: bsky, publicUrl: `http://localhost:${bsky}`, dbPostgresSchema: 'bsky' },
  ozone: { port: ozone },
})

const control = http.createServer(async (request, response) => {
  try {
    if (request.method !== 'POST' || request.url !== '/settle') {
      response.writeHead(404).end()
      return
    }
    await network.processAll()
    response.writeHead(204).end()
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
control.listen(0, '127.0.0.1', () => {
  console.log(`up ${JSON.stringify({ pds: network.pds.url, appView: network.bsky.url, directory: network.plc.url, control: `http://127.0.0.1:${control.address().port}` })}`)
})

// Nothing of it is kept, so nothing needs to be closed.
process.on('SIGTERM', () => process.exit(0))
