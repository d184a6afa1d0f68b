from checkers.adapters.cli import main

main()
