/* Words for errno values: see system_error.h. */
#include "base/system_error.h"

#include <errno.h>

typedef struct ErrorRow {
    int error;
    const char *english, *chinese;
} ErrorRow;

static const ErrorRow error_table[] = {
    {EACCES, "permission denied", "没有权限"},
    {EAGAIN, "the other end is not ready", "对方尚未就绪"},
    {EBADF, "it is not open", "该文件没有打开"},
    {EBUSY, "it is in use", "正被占用"},
    {EDQUOT, "the disk quota is used up", "磁盘配额已用完"},
    {EEXIST, "a file of that name is in the way", "已有同名文件"},
    {EFBIG, "the limit on the size of files is reached", "达到文件大小上限"},
    {EINVAL, "the system does not support this", "系统不支持此操作"},
    {EIO, "input/output error of the device", "设备输入输出错误"},
    {EISDIR, "it is a folder", "这是一个文件夹"},
    {ELOOP, "too many symbolic links", "符号链接层数过多"},
    {EMFILE, "too many files are open", "打开的文件过多"},
    {ENAMETOOLONG, "the name is too long", "文件名过长"},
    {ENFILE, "too many files are open in the whole system", "全系统打开的文件过多"},
    {ENODEV, "there is no such device", "没有该设备"},
    {ENOENT, "there is no such file or folder", "没有该文件或文件夹"},
    {ENOMEM, "out of memory", "内存不足"},
    {ENOSPC, "the disk is full", "磁盘已满"},
    {ENOTDIR, "a part of the path is not a folder", "路径中有一段不是文件夹"},
    {ENXIO, "there is no such device", "没有该设备"},
    {EPERM, "the operation is not permitted", "不允许此操作"},
    {EPIPE, "the reader has closed the pipe", "读取方已关闭管道"},
    {EROFS, "the file system is read-only", "文件系统只读"},
    {ESTALE, "the network file is gone", "网络文件已失效"},
    {ETIMEDOUT, "the connection timed out", "连接超时"},
    {ETXTBSY, "it is a program that is running", "该程序正在运行"},
    {EXDEV, "it lies on another device", "位于另一设备上"},
};

const char *system_error_words(Arena *arena, int error, DiagLanguage language)
{
    for (size_t i = 0; i < COUNT_OF(error_table); i++) {
        if (error_table[i].error == error)
            return language == DIAG_CHINESE ? error_table[i].chinese : error_table[i].english;
    }
    return arena_print(arena, language == DIAG_CHINESE ? "系统错误 %d" : "system error %d", error);
}
