/* main.c - where the parts meet. */
#include "cli/command.h"

int main(int argument_count, char **arguments)
{
    (void)argument_count;
    return (int)command_main(arguments);
}
