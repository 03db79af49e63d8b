// Starts the service: from the few files that the build bundled it into, which load in half the time, or else module by module.
import { bundledService } from './bundled.js'

await import(bundledService() ?? './serve.js')
