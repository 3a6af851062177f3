// A server of the fediverse on the loopback, made of Fedify, with residents that the tests command.
// Environment: FIRST_KNOCK (the kind of signature that it sends first). It says "up {json}" when it is ready and stops on SIGTERM.
// Its control port takes POST /NAME/ACT with JSON, and GET /NAME/log tells what Fedify accepted: nothing arrives there whose signature does not hold.
import http from 'node:http'
import { Temporal } from '@js-temporal/polyfill'
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify'
import {
  Accept, Create, Delete, Follow, Endpoints, Like, Mention, Note, Person, PUBLIC_COLLECTION, Reject, Tombstone, Undo, Update, isActor,
} from '@fedify/vocab'

const listen = (server) => new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server.address().port)))
const read = async (request) => {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

let federation
const refused = []
const main = http.createServer(async (request, response) => {
  try {
    const body = await read(request)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const asked = new Request(new URL(request.url, origin), { method: request.method, headers, body: body.length > 0 ? body : undefined })
    const answer = await federation.fetch(asked, { contextData: undefined })
    if (request.method === 'POST' && answer.status >= 400) refused.push({ status: answer.status, body: body.toString() })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  } catch (error) {
    response.writeHead(500).end(String(error?.stack))
  }
})
const origin = `http://localhost:${await listen(main)}`

const residents = new Map()
const resident = (name) => {
  if (!residents.has(name)) residents.set(name, { log: [], notes: new Map(), follow: null, keys: null })
  return residents.get(name)
}
const text = (value) => (value == null ? null : String(value))

federation = createFederation({ kv: new MemoryKvStore(), allowPrivateAddress: true, origin, firstKnock: process.env.FIRST_KNOCK || undefined })
federation
  .setActorDispatcher('/users/{identifier}', async (ctx, identifier) => {
    if (!/^[a-z]+$/.test(identifier)) return null
    const keys = await ctx.getActorKeyPairs(identifier)
    return new Person({
      id: ctx.getActorUri(identifier),
      preferredUsername: identifier,
      name: `Resident ${identifier}`,
      inbox: ctx.getInboxUri(identifier),
      endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
      publicKey: keys[0].cryptographicKey,
      assertionMethods: keys.map((k) => k.multikey),
    })
  })
  .setKeyPairsDispatcher(async (_ctx, identifier) => {
    const known = resident(identifier)
    known.keys ??= [await generateCryptoKeyPair('RSASSA-PKCS1-v1_5'), await generateCryptoKeyPair('Ed25519')]
    return known.keys
  })

const heard = (type) => async (ctx, activity) => {
  const object = await activity.getObject({ ...ctx, suppressError: true }).catch(() => null)
  const entry = {
    type,
    id: text(activity.id),
    actor: text(activity.actorId),
    to: ctx.recipient,
    object: text(activity.objectId),
    kind: object?.constructor?.name ?? null,
    content: text(object?.content),
    inReplyTo: text(object?.replyTargetId),
    updated: text(object?.updated),
    attachments: [],
    tags: [],
  }
  if (object instanceof Note) {
    for await (const one of object.getAttachments(ctx)) entry.attachments.push({ type: one.constructor.name, name: text(one.name), url: text(one.url ?? one.urls?.[0]) })
    for await (const one of object.getTags(ctx)) entry.tags.push({ type: one.constructor.name, name: text(one.name) })
  }
  if (ctx.recipient) resident(ctx.recipient).log.push(entry)
  else for (const known of residents.values()) if (known.follow?.actor === entry.actor) known.log.push(entry)
}
federation
  .setInboxListeners('/users/{identifier}/inbox', '/inbox')
  .on(Accept, heard('Accept')).on(Reject, heard('Reject')).on(Create, heard('Create')).on(Update, heard('Update')).on(Delete, heard('Delete')).on(Undo, heard('Undo'))
federation.setObjectDispatcher(Note, '/users/{identifier}/notes/{id}', (_ctx, { identifier, id }) => resident(identifier).notes.get(id) ?? null)

let number = 0
const acts = {
  // posts: whether its outbox is asked too. What was fetched once Fedify keeps for minutes.
  lookup: async (ctx, _name, { address, posts }) => {
    const found = await ctx.lookupObject(address)
    if (!found) return { found: false }
    const outbox = posts && isActor(found) ? await found.getOutbox(ctx).catch(() => null) : null
    return { found: true, type: found.constructor.name, name: text(found.name), user: text(found.preferredUsername), content: text(found.content), posts: outbox?.totalItems ?? null }
  },
  follow: async (ctx, name, { actor }) => {
    const target = await ctx.lookupObject(actor)
    if (!isActor(target)) throw new Error(`${actor} is no actor`)
    const id = new URL(`#follows/${++number}`, ctx.getActorUri(name))
    resident(name).follow = { id, actor: text(target.id) }
    await ctx.sendActivity({ identifier: name }, target, new Follow({ id, actor: ctx.getActorUri(name), object: target.id }), { immediate: true })
    return { id: text(id) }
  },
  unfollow: async (ctx, name, { actor }) => {
    const target = await ctx.lookupObject(actor)
    const me = ctx.getActorUri(name)
    await ctx.sendActivity({ identifier: name }, target, new Undo({
      id: new URL(`#undos/${++number}`, me), actor: me, object: new Follow({ id: resident(name).follow.id, actor: me, object: target.id }),
    }), { immediate: true })
    return {}
  },
  // id: an earlier note of theirs that is changed; private: only for the one it is to.
  note: async (ctx, name, { actor, text: words, inReplyTo, id, private: isPrivate }) => {
    const target = await ctx.lookupObject(actor)
    const me = ctx.getActorUri(name)
    const known = id ?? String(++number)
    const note = new Note({
      id: ctx.getObjectUri(Note, { identifier: name, id: known }),
      attribution: me,
      content: `<p>${words}</p>`,
      replyTarget: inReplyTo ? new URL(inReplyTo) : null,
      published: Temporal.Now.instant(),
      updated: id ? Temporal.Now.instant() : null,
      to: isPrivate ? target.id : PUBLIC_COLLECTION,
      cc: isPrivate ? null : target.id,
      tags: [new Mention({ href: target.id, name: '@city' })],
    })
    resident(name).notes.set(known, note)
    const Kind = id ? Update : Create
    await ctx.sendActivity({ identifier: name }, target, new Kind({
      id: new URL(`#acts/${++number}`, me), actor: me, object: note, to: note.toId, cc: note.ccId,
    }), { immediate: true })
    return { id: known, address: text(note.id) }
  },
  like: async (ctx, name, { actor, object }) => {
    const target = await ctx.lookupObject(actor)
    const me = ctx.getActorUri(name)
    await ctx.sendActivity({ identifier: name }, target, new Like({ id: new URL(`#likes/${++number}`, me), actor: me, object: new URL(object) }), { immediate: true })
    return {}
  },
  remove: async (ctx, name, { actor, id }) => {
    const target = await ctx.lookupObject(actor)
    const me = ctx.getActorUri(name)
    await ctx.sendActivity({ identifier: name }, target, new Delete({
      id: new URL(`#deletes/${++number}`, me), actor: me, object: new Tombstone({ id: ctx.getObjectUri(Note, { identifier: name, id }) }), to: PUBLIC_COLLECTION,
    }), { immediate: true })
    resident(name).notes.delete(id)
    return {}
  },
}

const control = http.createServer(async (request, response) => {
  try {
    const [, name, act] = request.url.split('/')
    const ctx = federation.createContext(new URL(origin))
    const body = await read(request)
    const answer = act === 'log' ? { log: resident(name).log, refused } : await acts[act](ctx, name, JSON.parse(body))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    response.writeHead(500).end(String(error?.stack))
  }
})
console.log(`up ${JSON.stringify({ origin, control: `http://localhost:${await listen(control)}` })}`)

// Nothing of it is kept, so nothing needs to be closed.
process.on('SIGTERM', () => process.exit(0))
