"""Small changes to the source of a right answer, one at a time: each of them should be a wrong one."""

import ast
import copy
import inspect
import textwrap

SWAPS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.MatMult: ast.Mult}
COMPARISONS = {
    ast.Lt: ast.GtE,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def mutants(function):
    """Yield (what was changed, the changed function or class), for each change to its source."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for number, node in enumerate(ast.walk(tree)):
        for name, change in changes(node):
            changed = copy.deepcopy(tree)
            same_node = list(ast.walk(changed))[number]
            change(same_node)
            ast.fix_missing_locations(changed)
            what = f"{name} in: {ast.unparse(node)[:70]}"
            namespace = dict(vars(inspect.getmodule(function)))
            exec(compile(changed, f"<{what}>", "exec"), namespace)
            yield what, namespace[function.__name__]


def changes(node):
    """Yield (name, change(node in place)) for a node of a syntax tree."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in SWAPS:
        other = SWAPS[type(node.op)]
        yield f"{type(node.op).__name__} becomes {other.__name__}", lambda at: setattr(at, "op", other())
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Sub)):
        yield "operands exchanged", exchange
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        other_op = COMPARISONS[type(node.ops[0])]
        yield "comparison turned", lambda at: at.ops.__setitem__(0, other_op())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus dropped", lambda at: setattr(at, "op", ast.UAdd())
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "transpose dropped", lambda at: setattr(at, "attr", "real")
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "constant changed", lambda at: setattr(at, "value", at.value + 1)
        if node.value == 1:
            yield "1 becomes 0", lambda at: setattr(at, "value", 0)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield "first two exchanged", lambda at: at.elts.__setitem__(slice(0, 2), at.elts[1::-1])
    for name in ("body", "orelse"):
        statements = getattr(node, name, None)
        if isinstance(statements, list):
            for place, statement in enumerate(statements):
                if isinstance(statement, (ast.Assign, ast.AugAssign, ast.Expr, ast.Return)) and not is_text(
                    statement
                ):
                    yield f"line deleted: {ast.unparse(statement)[:50]}", deletion(name, place)


def exchange(node):
    node.left, node.right = node.right, node.left


def deletion(name, place):
    return lambda at: getattr(at, name).__setitem__(place, ast.Pass())


def is_text(statement):
    """Whether it is a docstring."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
