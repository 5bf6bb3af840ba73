"""The web service: a Flask application whose strangers' queries run in worker processes."""

from kg.serve.app import close_app as close_app
from kg.serve.app import create_app as create_app
