import { fileURLToPath } from 'node:url'
import t from 'tap'
import ts from 'typescript'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const index = `${dist}index.d.ts`

t.test('every type that an exported signature names is exported too', (t) => {
  const program = ts.createProgram([index], { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true })
  const checker = program.getTypeChecker()
  /** What a name stands for, wherever it came from. */
  const meant = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
  const exported = new Set(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index) as ts.SourceFile) as ts.Symbol).map(meant))
  t.ok(exported.size > 20)
  const missing = new Set<string>()
  for (const symbol of exported) {
    const visit = (node: ts.Node): void => {
      if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
        const named = checker.getSymbolAtLocation(ts.isTypeReferenceNode(node) ? node.typeName : node.expression)
        const type = named && meant(named)
        const isOurs = type?.declarations?.some((one) => one.getSourceFile().fileName.startsWith(dist) && !ts.isTypeParameterDeclaration(one)) ?? false
        if (type && isOurs && !exported.has(type)) missing.add(`${symbol.name} names ${type.name}`)
      }
      ts.forEachChild(node, visit)
    }
    symbol.declarations?.forEach(visit)
  }
  t.same([...missing], [])
  t.end()
})
