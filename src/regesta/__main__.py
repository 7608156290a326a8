"""`python -m regesta`: the command line, where no script is installed."""

from regesta.cli import main

if __name__ == "__main__":
    main()
