"""The application's register of activities as a second source: read, what it will print, and beside a report.

file --read--> Report (blank where the register has nothing) --fill--> the report as it will be printed
report + register --beside--> what differs: family B1
"""
