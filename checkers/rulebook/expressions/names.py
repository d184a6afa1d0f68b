"""Which names an expression uses."""

from __future__ import annotations

from checkers.rulebook.expressions.syntax import Attribute, Binary, Call, Name, Node, Unary


def names_in(node: Node) -> frozenset[str]:
    """Collect every bound name that the expression mentions."""
    found: set[str] = set()
    open_nodes = [node]
    while open_nodes:
        one = open_nodes.pop()
        match one:
            case Name():
                found.add(one.name)
            case Attribute():
                open_nodes.append(one.owner)
            case Call():
                open_nodes.extend(one.arguments)
            case Unary():
                open_nodes.append(one.operand)
            case Binary():
                open_nodes.extend((one.left, one.right))
            case _:
                pass
    return frozenset(found)
