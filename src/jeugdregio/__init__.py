"""Open platform for the Dutch jeugdregio's.

The packages below are stages. Each imports earlier stages only, so reading the
list downward is following a figure from its source to the screen: kernel,
standards, register, facts, measures, region, publishing, actions, web and cli.
"""

__version__ = "0.1.0"
